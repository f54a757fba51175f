package org.hillock.sorters.spikesift;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * Times a sort of a flat int16 file beside a {@code probe.json}: {@code SortTiming FOLDER THREADS REPEATS [MEGABYTES]}.
 *
 * <p>Prints wall time, processor time and peak memory of the process for every repeat.
 */
public final class SortTiming {
    private SortTiming() {}

    /** Runs the repeats. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SortJob job = SortJob.withDefaults().withThreads(Integer.parseInt(arguments[1]));
        if (arguments.length > 3) {
            job = job.withSignalBytes(Long.parseLong(arguments[3]) << 20);
        }
        float[][] geometry = geometry(folder.resolve("probe.json"));
        SpikeSiftRecording recording = SpikeSiftRecording.of(folder.resolve("traces.raw"), "int16", geometry, 30000);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long before = processorTime();
            long start = System.nanoTime();
            long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            SortedRecording sorted = SpikeSift.performSpikeSorting(recording, SpikeSiftOptions.withDefaults(), job);
            double wall = (System.nanoTime() - start) * 1e-9;
            double calling = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - own) * 1e-9;
            double processor = (processorTime() - before) * 1e-9;
            int spikes = sorted.segments().stream()
                    .flatMap(s -> s.spikeTrains().stream())
                    .mapToInt(t -> t.length)
                    .sum();
            System.out.printf(
                    "%.3f s wall, %.3f s processor (%.3f s calling thread), %d segments, %d clusters, %d spikes, %s%n",
                    wall, processor, calling, sorted.segments().size(), sorted.numClusters(), spikes, memory());
        }
    }

    private static float[][] geometry(Path file) {
        JsonNode probe = Golden.json(file).get("probes").get(0).get("contact_positions");
        float[][] geometry = new float[probe.size()][2];
        for (int c = 0; c < geometry.length; c++) {
            geometry[c][0] = (float) probe.get(c).get(0).asDouble();
            geometry[c][1] = (float) probe.get(c).get(1).asDouble();
        }
        return geometry;
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String memory() throws IOException {
        StringBuilder found = new StringBuilder();
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM") || line.startsWith("RssAnon") || line.startsWith("RssFile")) {
                    found.append(line.replaceAll("\\s+", " ")).append("; ");
                }
            }
        }
        return found.toString();
    }
}
