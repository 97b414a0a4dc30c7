#ifndef GAVEL_CSHIMS_H
#define GAVEL_CSHIMS_H

// Makes every SQLite connection that this process opens from now on a defended one, before the first
// statement runs on it: in defensive mode (SQLite can't be asked to corrupt the file), with a schema
// that may not call functions of the application, with plans that no parameter's value changes, and with
// the limits of a file that nobody vouches for. A connection that can't be defended does not open.
//
// sqlite3_db_config is variadic and takes a pointer, neither of which safe Swift can pass.
//
// Returns 0, or SQLite's result code. Calling it again does nothing.
int gavel_defend_sqlite_connections(void);

#endif
