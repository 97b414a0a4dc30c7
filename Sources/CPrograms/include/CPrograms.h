#ifndef GAVEL_CPROGRAMS_H
#define GAVEL_CPROGRAMS_H

// Programs that are started and killed by many threads at once. Foundation's own means close, once in some thousand
// times, a file of another thread.

#include <stddef.h>
#include <sys/types.h>

// Starts a program with nothing to read, in a folder, its output and errors in files that are made anew.
// `arguments`, the program's name first, and `environment`, each NAME=VALUE, are texts that end with a zero, one after
// the other, in so many bytes. Returns 0 and the process, or the errno of what failed.
int gavel_start_program(pid_t *process, const char *program, const char *arguments, size_t arguments_bytes,
                        const char *environment, size_t environment_bytes, const char *folder, const char *output,
                        const char *errors);

// Whether a process that was started here has ended: then `status` is what waitpid tells.
int gavel_program_ended(pid_t process, int *status);

#endif
