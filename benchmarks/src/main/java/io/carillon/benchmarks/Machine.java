package io.carillon.benchmarks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the machine gives right now; figures of different days can only be compared beside it. */
final class Machine {
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int BLOCK = 64 * 1024;

    private Machine() {}

    /** Processors, and how fast all of them hash together for two seconds. */
    static String probe() throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        LongAdder blocks = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            threads.add(Thread.ofPlatform().start(() -> hash(blocks)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double megabytes = blocks.sum() * (double) BLOCK / (1 << 20) / (PROBE_NANOS / 1e9);
        return String.format(Locale.ROOT, "%d processors, %.0f MB/s of SHA-256", processors, megabytes);
    }

    private static void hash(LongAdder blocks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            long end = System.nanoTime() + PROBE_NANOS;
            while (System.nanoTime() < end) {
                digest.update(block);
                blocks.increment();
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
