#include "CFaults.h"

#include <linux/capability.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct watched {
  sqlite3_file base;
  sqlite3_file *real;  // right behind this struct
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static int countdown, armed, lasting, failed;
static enum fault_kind armed_kind;

static sqlite3_file *real(sqlite3_file *file) { return ((struct watched *)file)->real; }

static int is_due(void) {
  if (!armed) return 0;
  if (countdown > 0) countdown--;
  if (countdown > 0 || (failed > 0 && !lasting)) return 0;
  failed++;
  return 1;
}

// One step: fails before it takes effect, after it, or not.
#define STEP(effect, failure, when_full)                                  \
  do {                                                                    \
    if (!is_due()) return (effect);                                       \
    if (armed_kind == FAULT_AFTER) (void)(effect);                        \
    return armed_kind == FAULT_NO_SPACE ? (when_full) : (failure);        \
  } while (0)

static int watched_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  STEP(real(file)->pMethods->xWrite(real(file), bytes, count, offset), SQLITE_IOERR_WRITE, SQLITE_FULL);
}

static int watched_truncate(sqlite3_file *file, sqlite3_int64 size) {
  STEP(real(file)->pMethods->xTruncate(real(file), size), SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_TRUNCATE);
}

static int watched_sync(sqlite3_file *file, int flags) {
  STEP(real(file)->pMethods->xSync(real(file), flags), SQLITE_IOERR_FSYNC, SQLITE_IOERR_FSYNC);
}

static int watched_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int watched_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

static int watched_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}

static int watched_lock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}

static int watched_unlock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}

static int watched_check_lock(sqlite3_file *file, int *is_locked) {
  return real(file)->pMethods->xCheckReservedLock(real(file), is_locked);
}

static int watched_control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int watched_sector(sqlite3_file *file) {
  return real(file)->pMethods->xSectorSize(real(file));
}

// None promised: so SQLite does every sync that it would do on a plain disk.
static int watched_traits(sqlite3_file *file) {
  (void)file;
  return 0;
}

static const sqlite3_io_methods watched_methods = {
    1,           watched_close, watched_read, watched_write,  watched_truncate,
    watched_sync, watched_size, watched_lock, watched_unlock, watched_check_lock,
    watched_control, watched_sector, watched_traits, 0, 0, 0, 0, 0, 0,
};

static int is_watched(const char *name) { return name && strstr(name, "/fault.gavel"); }

static int open_real(const char *name, sqlite3_file *file, int flags, int *out) {
  struct watched *own = (struct watched *)file;
  own->base.pMethods = 0;
  own->real = (sqlite3_file *)(own + 1);
  int code = real_vfs->xOpen(real_vfs, name, own->real, flags, out);
  if (code == SQLITE_OK) own->base.pMethods = &watched_methods;
  return code;
}

static int fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  if (!is_watched(name)) return real_vfs->xOpen(real_vfs, name, file, flags, out);
  file->pMethods = 0;
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) && is_due()) {
    if (armed_kind == FAULT_AFTER) {
      int code = open_real(name, file, flags, out);
      if (code == SQLITE_OK) watched_close(file);
      file->pMethods = 0;
    }
    return SQLITE_CANTOPEN;
  }
  return open_real(name, file, flags, out);
}

static int fault_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs;
  if (!is_watched(name)) return real_vfs->xDelete(real_vfs, name, sync);
  STEP(real_vfs->xDelete(real_vfs, name, sync), SQLITE_IOERR_DELETE, SQLITE_IOERR_DELETE);
}

int fault_install(void) {
  if (real_vfs) return SQLITE_OK;
  real_vfs = sqlite3_vfs_find(0);
  if (!real_vfs) return SQLITE_ERROR;
  fault_vfs = *real_vfs;
  fault_vfs.zName = "faults";
  fault_vfs.pNext = 0;
  fault_vfs.szOsFile += (int)sizeof(struct watched);
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  return sqlite3_vfs_register(&fault_vfs, 1);
}

void fault_arm(int step, enum fault_kind kind, int forever) {
  countdown = step;
  armed_kind = kind;
  lasting = forever;
  failed = 0;
  armed = 1;
}

int fault_disarm(void) {
  armed = 0;
  return failed;
}

int fault_give_up_privileges(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  memset(none, 0, sizeof none);
  return (int)syscall(SYS_capset, &header, none);
}
