#define _GNU_SOURCE
#include "CPrograms.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// The places of the texts in `bytes`, and NULL after the last; NULL where there is no memory.
static char **texts(const char *bytes, size_t count) {
  size_t number = 0;
  for (size_t i = 0; i < count; i++) number += bytes[i] == 0;
  char **all = calloc(number + 1, sizeof(char *));
  if (all == NULL) return NULL;
  for (size_t i = 0, start = 0, next = 0; i < count; i++) {
    if (bytes[i] != 0) continue;
    all[next++] = (char *)bytes + start;
    start = i + 1;
  }
  return all;
}

static int prepare(posix_spawn_file_actions_t *actions, const char *folder, const char *output, const char *errors) {
  const int made = O_WRONLY | O_CREAT | O_TRUNC;
  int failure = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (failure == 0) failure = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, output, made, 0666);
  if (failure == 0) failure = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, errors, made, 0666);
  if (failure == 0) failure = posix_spawn_file_actions_addchdir_np(actions, folder);
  return failure;
}

int gavel_start_program(pid_t *process, const char *program, const char *arguments, size_t arguments_bytes,
                        const char *environment, size_t environment_bytes, const char *folder, const char *output,
                        const char *errors) {
  char **words = texts(arguments, arguments_bytes);
  char **settings = texts(environment, environment_bytes);
  int failure = words == NULL || settings == NULL ? ENOMEM : 0;
  if (failure == 0) {
    posix_spawn_file_actions_t actions;
    failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
      failure = prepare(&actions, folder, output, errors);
      if (failure == 0) failure = posix_spawn(process, program, &actions, NULL, words, settings);
      posix_spawn_file_actions_destroy(&actions);
    }
  }
  free(words);
  free(settings);
  return failure;
}

int gavel_program_ended(pid_t process, int *status) {
  pid_t ended;
  do ended = waitpid(process, status, WNOHANG);
  while (ended < 0 && errno == EINTR);
  return ended == process;
}
