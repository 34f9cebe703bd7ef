package io.carillon.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the suite's processes have used so far, by part; a part's children count with it.
 *
 * @param cpuMillis processor time in user and system mode
 * @param residentKilobytes memory in use now
 */
record Usage(Map<String, Long> cpuMillis, Map<String, Long> residentKilobytes) {
    private static final long MILLIS_PER_TICK = 10;
    private static final int USER_TIME = 11;
    private static final int LAST_TIME = 14;

    static Usage now(Path pids) throws IOException {
        Map<String, Long> cpu = new TreeMap<>();
        Map<String, Long> memory = new TreeMap<>();
        try (Stream<Path> files = Files.list(pids)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                String part = file.getFileName().toString().replace(".pid", "");
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
                for (long process : family(pid, part)) {
                    cpu.merge(part, ticks(process) * MILLIS_PER_TICK, Long::sum);
                    memory.merge(part, resident(process), Long::sum);
                }
            }
        }
        return new Usage(cpu, memory);
    }

    /** The supervisor's children are parts of their own. */
    private static List<Long> family(long pid, String part) {
        if (part.equals("supervisor")) {
            return List.of(pid);
        }
        Stream<Long> descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), descendants).toList();
    }

    private static long ticks(long pid) {
        return parseTicks(read(pid, "stat"));
    }

    /** utime, stime, and both of the children that ended (proc(5)); the name before them may hold anything. */
    static long parseTicks(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = USER_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long resident(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException ended) {
            return "";
        }
    }

    /** Processor time since {@code earlier}. */
    Map<String, Long> cpuSince(Usage earlier) {
        Map<String, Long> used = new TreeMap<>();
        cpuMillis.forEach((part, millis) -> used.put(part, millis - earlier.cpuMillis.getOrDefault(part, 0L)));
        return used;
    }
}
