package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs as programs read them: one JSON file for each call, in {@code benchmarks/results}. */
final class ResultFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultFile() {}

    static Path write(Options options, List<Run> runs) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("runs");
        runs.forEach(run -> all.add(json(run)));
        return write(options, root);
    }

    static Path write(Options options, ObjectNode figures) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path directory = Files.createDirectories(top().resolve("benchmarks").resolve("results"));
        Path file = directory.resolve(now.toString().replace(":", "") + "-" + options.scenario() + ".json");
        ObjectNode root = JSON.createObjectNode().put("at", now.toString());
        root.setAll(figures);
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
        return file;
    }

    private static ObjectNode json(Run run) {
        ObjectNode json = JSON.createObjectNode().put("scenario", run.scenario().name());
        json.put("connections", run.scenario().connections());
        json.put("ratePerSecond", run.scenario().perSecond());
        json.set("ledger", JSON.valueToTree(run.ledger()));
        if (run.figures() != null) {
            json.set("figures", figures(run));
            json.set("cpuMillis", JSON.valueToTree(run.cpuMillis()));
            json.set("residentKilobytes", JSON.valueToTree(run.after().residentKilobytes()));
        }
        return json;
    }

    private static ObjectNode figures(Run run) {
        Run.Figures figures = run.figures();
        return JSON.createObjectNode()
                .put("acceptedPerSecond", figures.acceptedPerSecond())
                .put("acceptP50Millis", figures.accept().millis(0.5))
                .put("acceptP99Millis", figures.accept().millis(0.99))
                .put("endToEndPerSecond", figures.endToEndPerSecond())
                .put("endToEndP50Millis", figures.endToEnd().millis(0.5))
                .put("endToEndP99Millis", figures.endToEnd().millis(0.99))
                .put("cpuMillisServices", run.cpuPerNotification(Run.SERVICES))
                .put("cpuMillisStores", run.cpuPerNotification(Run.STORES))
                .put("megabytesServices", run.megabytes(Run.SERVICES));
    }

    /** The checkout this program was built in. */
    static Path top() {
        try {
            Path place = Path.of(ResultFile.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (place != null && !Files.exists(place.resolve("carillon"))) {
                place = place.getParent();
            }
            return place == null ? Path.of("").toAbsolutePath() : place;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
