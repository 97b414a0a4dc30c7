#ifndef GAVEL_CFILES_H
#define GAVEL_CFILES_H

// What files ask of Linux that Foundation does not offer, or only with a wait for the disk at each file.

#include <stddef.h>

// Writes a file whole: under the name `beside`, which then is renamed to `path`. Whoever reads meanwhile finds
// the file that was there or the new one. Nothing waits for the disk: see gavel_synchronize_file_system.
// Returns 0, or the errno of what failed.
int gavel_write_whole(const char *beside, const char *path, const void *bytes, size_t count);

// Appends a line feed after so many bytes to a file, that is made where there is none. What a loss of power left of a
// line without its end is cut off first. Waits for the disk where `wait` is not 0. Others that append wait meanwhile.
// Returns 0, or the errno of what failed; then the file is as it was, but for a line that the disk may or may not have.
int gavel_append_line(const char *path, const void *bytes, size_t count, int wait);

// Brings all that was written to the file system of an open file or folder to the disk (syncfs): one wait
// for many files. Returns 0, or -1 where the system could not.
int gavel_synchronize_file_system(int file);

#endif
