#define _GNU_SOURCE
#include "CDiskCalls.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum fault { NONE, FAIL, LATE, SHORT };

static struct {
  int is_ready;
  const char *folder;
  size_t folder_length;
  const char *log_path;
  const char *report_path;
  enum fault fault;
  int error;         // errno of the fault
  int only_syncs;    // counts nothing else
  int only_writes;
  int lasts;
  long at;
  long seen;
} plan;

int gavel_disk_calls_format(void) { return 1; }

static void read_fault(const char *text) {
  const char *colon = strchr(text, ':');
  if (!colon) return;
  size_t length = (size_t)(colon - text);
  char *end;
  plan.at = strtol(colon + 1, &end, 10);
  plan.lasts = *end == '+';
  plan.fault = FAIL;
  plan.error = EIO;
  if (!strncmp(text, "enospc", length)) plan.error = ENOSPC;
  if (!strncmp(text, "eintr", length)) plan.error = EINTR;
  if (!strncmp(text, "late", length)) plan.fault = LATE;
  if (!strncmp(text, "short", length)) plan.fault = SHORT;
  if (!strncmp(text, "sync", length)) plan.only_syncs = 1;
  if (!strncmp(text, "write", length)) {
    plan.fault = SHORT;
    plan.only_writes = 1;
  }
}

static void prepare(void) {
  if (plan.is_ready) return;
  plan.is_ready = 1;
  plan.folder = getenv("GAVEL_DISK_FOLDER");
  plan.folder_length = plan.folder ? strlen(plan.folder) : 0;
  plan.log_path = getenv("GAVEL_DISK_LOG");
  plan.report_path = getenv("GAVEL_DISK_REPORT");
  const char *fault = getenv("GAVEL_DISK_FAULT");
  if (fault) read_fault(fault);
}

// Past this library: its own calls are nobody's.
static void append(const char *path, const void *bytes, size_t count) {
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return;
  syscall(SYS_write, file, bytes, count);
  syscall(SYS_close, file);
}

static void put(unsigned char *to, uint64_t value, int count) {
  for (int index = 0; index < count; index++) to[index] = (unsigned char)(value >> (8 * index));
}

static void note(char kind, const char *path, uint64_t number, const void *data, size_t count) {
  if (!plan.log_path) return;
  size_t path_length = strlen(path);
  size_t length = 17 + path_length + count;
  unsigned char *record = malloc(length);
  if (!record) abort();
  record[0] = (unsigned char)kind;
  put(record + 1, path_length, 4);
  put(record + 5, number, 8);
  put(record + 13, count, 4);
  memcpy(record + 17, path, path_length);
  if (count) memcpy(record + 17 + path_length, data, count);
  int before = errno;
  append(plan.log_path, record, length);
  errno = before;
  free(record);
}

static int is_ours(const char *path) {
  prepare();
  return plan.folder && !strncmp(path, plan.folder, plan.folder_length) && path[plan.folder_length] == '/';
}

// The folder itself counts where it is synchronised.
static int is_below(const char *path) {
  return is_ours(path) || (plan.folder && !strcmp(path, plan.folder));
}

// Whether a descriptor is of a file below the folder, and which.
static int names(int file, char path[PATH_MAX]) {
  prepare();
  if (!plan.folder) return 0;
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  int before = errno;
  long count = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  errno = before;
  if (count <= 0) return 0;
  path[count] = 0;
  return is_below(path);
}

// A path as it was given, made absolute where that takes no more than the folder it starts from.
static int located(int at, const char *given, char path[PATH_MAX]) {
  prepare();
  if (!plan.folder) return 0;
  if (given[0] == '/') {
    if (strlen(given) >= PATH_MAX) return 0;
    strcpy(path, given);
    return is_below(path);
  }
  char folder[PATH_MAX];
  char link[40];
  if (at == AT_FDCWD) {
    strcpy(link, "/proc/self/cwd");
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
  }
  long count = syscall(SYS_readlinkat, AT_FDCWD, link, folder, sizeof folder - 1);
  if (count <= 0) return 0;
  folder[count] = 0;
  if ((size_t)count + strlen(given) + 2 > PATH_MAX) return 0;
  memcpy(path, folder, (size_t)count);
  path[count] = '/';
  strcpy(path + count + 1, given);
  return is_below(path);
}

enum call { OPENS, WRITES, SYNCS, OTHER };

// Counts a call and says what is to become of it.
static enum fault fault_now(const char *name, enum call call) {
  if (plan.fault == NONE) return NONE;
  if (plan.only_syncs && call != SYNCS) return NONE;
  if (plan.only_writes && call != WRITES) return NONE;
  plan.seen++;
  if (plan.seen != plan.at && !(plan.lasts && plan.seen > plan.at)) return NONE;
  // What is no write has no half.
  if (plan.fault == SHORT && call != WRITES) return NONE;
  if (plan.report_path) {
    char line[64];
    int count = snprintf(line, sizeof line, "%s\n", name);
    append(plan.report_path, line, (size_t)count);
  }
  return plan.fault;
}

#define REAL(name) ((__typeof__(&name))real_##name())
#define DEFINE_REAL(name)                                     \
  static void *real_##name(void) {                            \
    static void *found;                                       \
    if (!found) found = dlsym(RTLD_NEXT, #name);              \
    return found;                                             \
  }

DEFINE_REAL(write)
DEFINE_REAL(pwrite64)
DEFINE_REAL(fsync)
DEFINE_REAL(fdatasync)
DEFINE_REAL(ftruncate)
DEFINE_REAL(ftruncate64)
DEFINE_REAL(unlink)
DEFINE_REAL(rename)
DEFINE_REAL(mkdir)

static int opening(int at, const char *given, int flags, mode_t mode) {
  char path[PATH_MAX];
  if (!located(at, given, path)) return (int)syscall(SYS_openat, at, given, flags, mode);
  enum fault fault = fault_now("open", OPENS);
  if (fault == FAIL) {
    errno = plan.error;
    return -1;
  }
  struct stat found;
  int was_there = fstatat(at, given, &found, AT_SYMLINK_NOFOLLOW) == 0;
  errno = 0;
  int file = (int)syscall(SYS_openat, at, given, flags, mode);
  if (file < 0) return file;
  if (!was_there && (flags & O_CREAT)) note('c', path, 0, 0, 0);
  if (was_there && (flags & O_TRUNC)) note('t', path, 0, 0, 0);
  if (fault == LATE) {
    syscall(SYS_close, file);
    errno = EIO;
    return -1;
  }
  return file;
}

#define MODE_ARGUMENT                        \
  mode_t mode = 0;                           \
  if (flags & (O_CREAT | O_TMPFILE)) {       \
    va_list rest;                            \
    va_start(rest, flags);                   \
    mode = (mode_t)va_arg(rest, unsigned);   \
    va_end(rest);                            \
  }

int open(const char *path, int flags, ...) {
  MODE_ARGUMENT
  return opening(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_ARGUMENT
  return opening(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int at, const char *path, int flags, ...) {
  MODE_ARGUMENT
  return opening(at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  MODE_ARGUMENT
  return opening(at, path, flags | O_LARGEFILE, mode);
}

// One write, at an offset or, with `offset` -1, where the file stands.
static ssize_t writing(int file, const void *bytes, size_t count, off_t offset, const char *name) {
  char path[PATH_MAX];
  int is_positioned = offset >= 0;
  if (!names(file, path)) {
    ssize_t done = is_positioned ? REAL(pwrite64)(file, bytes, count, offset) : REAL(write)(file, bytes, count);
    if (file == STDOUT_FILENO && plan.folder && done > 0) note('a', "", 0, bytes, (size_t)done);
    return done;
  }
  enum fault fault = fault_now(name, WRITES);
  if (fault == FAIL) {
    errno = plan.error;
    return -1;
  }
  if (fault == SHORT && count > 1) count /= 2;
  off_t start = is_positioned ? offset : lseek(file, 0, SEEK_CUR);
  ssize_t done = is_positioned ? REAL(pwrite64)(file, bytes, count, offset) : REAL(write)(file, bytes, count);
  if (done > 0) note('w', path, (uint64_t)start, bytes, (size_t)done);
  if (fault == LATE) {
    errno = EIO;
    return -1;
  }
  return done;
}

ssize_t write(int file, const void *bytes, size_t count) { return writing(file, bytes, count, -1, "write"); }

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return writing(file, bytes, count, offset, "pwrite");
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return writing(file, bytes, count, offset, "pwrite");
}

#define CALL_ON_FILE(name, call, effect, record)   \
  do {                                             \
    char path[PATH_MAX];                           \
    if (!names(file, path)) return effect;         \
    enum fault fault = fault_now(name, call);      \
    if (fault == FAIL) {                           \
      errno = plan.error;                          \
      return -1;                                   \
    }                                              \
    int result = effect;                           \
    if (result == 0) record;                       \
    if (fault != LATE) return result;              \
    errno = EIO;                                   \
    return -1;                                     \
  } while (0)

int fsync(int file) { CALL_ON_FILE("fsync", SYNCS, REAL(fsync)(file), note('s', path, 0, 0, 0)); }

int fdatasync(int file) {
  CALL_ON_FILE("fdatasync", SYNCS, REAL(fdatasync)(file), note('s', path, 0, 0, 0));
}

int ftruncate(int file, off_t size) {
  CALL_ON_FILE("ftruncate", OTHER, REAL(ftruncate)(file, size), note('t', path, (uint64_t)size, 0, 0));
}

int ftruncate64(int file, off64_t size) {
  CALL_ON_FILE("ftruncate", OTHER, REAL(ftruncate64)(file, size), note('t', path, (uint64_t)size, 0, 0));
}

#define CALL_ON_PATH(name, given, effect, record)              \
  do {                                                         \
    char path[PATH_MAX];                                       \
    if (!located(AT_FDCWD, given, path)) return effect;        \
    enum fault fault = fault_now(name, OTHER);                 \
    if (fault == FAIL) {                                       \
      errno = plan.error;                                      \
      return -1;                                               \
    }                                                          \
    int result = effect;                                       \
    if (result == 0) record;                                   \
    if (fault != LATE) return result;                          \
    errno = EIO;                                               \
    return -1;                                                 \
  } while (0)

int unlink(const char *given) { CALL_ON_PATH("unlink", given, REAL(unlink)(given), note('u', path, 0, 0, 0)); }

int rename(const char *given, const char *to) {
  char target[PATH_MAX];
  if (!located(AT_FDCWD, to, target)) return REAL(rename)(given, to);
  CALL_ON_PATH("rename", given, REAL(rename)(given, to), note('r', path, 0, target, strlen(target)));
}

int mkdir(const char *given, mode_t mode) {
  CALL_ON_PATH("mkdir", given, REAL(mkdir)(given, mode), (void)0);
}
