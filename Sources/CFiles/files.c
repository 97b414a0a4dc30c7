#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
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

int gavel_synchronize_file_system(int file) { return syncfs(file) == 0 ? 0 : -1; }
