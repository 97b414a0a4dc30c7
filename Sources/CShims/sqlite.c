#include "CShims.h"

#include <sqlite3.h>

static int turn(sqlite3 *connection, int option, int wanted) {
  int found = !wanted;
  int code = sqlite3_db_config(connection, option, wanted, &found);
  if (code != SQLITE_OK) return code;
  return found == wanted ? SQLITE_OK : SQLITE_ERROR;
}

static int defend(sqlite3 *connection, char **message, const void *routines) {
  (void)message;
  (void)routines;
  int code = turn(connection, SQLITE_DBCONFIG_DEFENSIVE, 1);
  if (code == SQLITE_OK) code = turn(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  // A plan that hangs on a parameter's value is made anew at each binding: a sixth of the time of a
  // recorded ballot went there, for the sake of one partial index.
  if (code == SQLITE_OK) code = turn(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1);
  if (code != SQLITE_OK) return code;
  // Far above what a ledger holds, far below what a made-up file could ask for.
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 64 << 20);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
  return SQLITE_OK;
}

int gavel_defend_sqlite_connections(void) {
  // SQLite calls it with the three arguments of an extension's entry point.
  return sqlite3_auto_extension((void (*)(void))defend);
}
