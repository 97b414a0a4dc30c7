#include "CBench.h"

#include <pthread.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

enum { KEY = 32, SIGNATURE = 64, BLOB = 103, RECORD = KEY + SIGNATURE + BLOB, MOST = 256 };

struct share {
  const unsigned char *first;
  int64_t count;
  int wrong;
};

static void *verify(void *argument) {
  struct share *share = argument;
  const unsigned char *record = share->first;
  for (int64_t index = 0; index < share->count; index++, record += RECORD) {
    if (crypto_sign_verify_detached(record + KEY, record + KEY + SIGNATURE, BLOB, record) != 0)
      share->wrong = 1;
  }
  return NULL;
}

int64_t gavel_bench_verify(int file, int threads) {
  struct stat status;
  if (sodium_init() < 0 || threads < 1 || threads > MOST || fstat(file, &status) != 0) return -1;
  const unsigned char *records =
      mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (records == MAP_FAILED) return -1;
  int64_t count = status.st_size / RECORD;
  struct share shares[MOST] = {0};
  pthread_t others[MOST];
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int failed = 0;
  int started = 1;
  for (int index = 0; index < threads; index++) {
    int64_t from = count * index / threads;
    shares[index].first = records + from * RECORD;
    shares[index].count = count * (index + 1) / threads - from;
  }
  for (; started < threads; started++) {
    if (pthread_create(&others[started], NULL, verify, &shares[started]) != 0) {
      failed = 1;
      break;
    }
  }
  verify(&shares[0]);
  for (int index = 1; index < started; index++) pthread_join(others[index], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  munmap((void *)records, (size_t)status.st_size);
  if (failed) return -1;
  for (int index = 0; index < threads; index++)
    if (shares[index].wrong) return -2;
  return (int64_t)(end.tv_sec - start.tv_sec) * 1000000000 + (end.tv_nsec - start.tv_nsec);
}
