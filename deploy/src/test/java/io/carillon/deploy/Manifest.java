package io.carillon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One rendered Kubernetes object. */
record Manifest(JsonNode tree) {

    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    String component() {
        return tree.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** The pod template's specification; missing for objects that make no pods. */
    JsonNode pod() {
        return is("Deployment") || is("Job") ? tree.at("/spec/template/spec") : MissingNode.getInstance();
    }

    boolean makesPods() {
        return !pod().isMissingNode();
    }

    List<JsonNode> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> elements(pod().path(list)))
                .toList();
    }

    List<JsonNode> env() {
        return containers().stream()
                .flatMap(container -> elements(container.path("env")))
                .toList();
    }

    Optional<String> env(String name) {
        return env().stream()
                .filter(entry -> entry.path("name").asText().equals(name))
                .map(entry -> entry.path("value").asText())
                .findFirst();
    }

    /** The service whose image the first container runs, if it is one of ours. */
    Optional<Service> service() {
        String image = containers().get(0).path("image").asText();
        String repository = image.substring(0, image.lastIndexOf(':'));
        return Service.ofModule(repository.substring(repository.lastIndexOf('/') + 1));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
