#ifndef GAVEL_CBENCH_H
#define GAVEL_CBENCH_H

#include <stdint.h>

// How long libsodium alone takes for as many signatures: a bare loop of crypto_sign_verify_detached
// on so many threads, each with an equal share, in C.
//
// The file is one record of 199 bytes after the other: public key (32), signature (64), signed blob (103).
// It is in memory before the clock starts.
//
// Returns nanoseconds, -1 where the file can't be read, -2 where a signature is wrong.
int64_t gavel_bench_verify(int file, int threads);

#endif
