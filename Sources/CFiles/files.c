#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes += written;
    count -= (size_t)written;
  }
  return 0;
}

int gavel_write_whole(const char *beside, const char *path, const void *bytes, size_t count) {
  int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int failure = write_all(file, bytes, count);
  if (close(file) != 0 && failure == 0) failure = errno;
  if (failure == 0 && rename(beside, path) != 0) failure = errno;
  return failure;
}

static int write_all_at(int file, const char *bytes, size_t count, off_t offset) {
  while (count > 0) {
    ssize_t written = pwrite(file, bytes, count, offset);
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes += written;
    count -= (size_t)written;
    offset += written;
  }
  return 0;
}

// Finds where the last whole line of a file ends.
static int end_of_lines(int file, off_t size, off_t *end) {
  char bytes[4096];
  for (*end = size; *end > 0;) {
    size_t count = *end < (off_t)sizeof bytes ? (size_t)*end : sizeof bytes;
    ssize_t got = pread(file, bytes, count, *end - (off_t)count);
    if (got < 0 && errno == EINTR) continue;
    if (got != (ssize_t)count) return got < 0 ? errno : EIO;
    const char *feed = memrchr(bytes, '\n', count);
    *end -= (off_t)count;
    if (feed != NULL) {
      *end += feed - bytes + 1;
      return 0;
    }
  }
  return 0;
}

static int append_line(int file, const char *line, size_t count, int wait) {
  while (flock(file, LOCK_EX) != 0)
    if (errno != EINTR) return errno;
  struct stat status;
  if (fstat(file, &status) != 0) return errno;
  off_t end;
  int failure = end_of_lines(file, status.st_size, &end);
  if (failure == 0 && end < status.st_size && ftruncate(file, end) != 0) failure = errno;
  if (failure != 0) return failure;
  failure = write_all_at(file, line, count, end);
  if (failure != 0) {
    // What was written of it, the next one cuts off where this can't.
    (void)!ftruncate(file, end);
    return failure;
  }
  while (wait != 0 && fdatasync(file) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

int gavel_append_line(const char *path, const void *bytes, size_t count, int wait) {
  char *line = malloc(count + 1);
  if (line == NULL) return ENOMEM;
  memcpy(line, bytes, count);
  line[count] = '\n';
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  int failure = file < 0 ? errno : append_line(file, line, count + 1, wait);
  if (file >= 0 && close(file) != 0 && failure == 0) failure = errno;
  free(line);
  return failure;
}

int gavel_synchronize_file_system(int file) { return syncfs(file) == 0 ? 0 : -1; }
