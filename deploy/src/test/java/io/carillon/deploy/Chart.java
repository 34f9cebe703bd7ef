package io.carillon.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Helm chart, rendered by Helm itself. */
final class Chart {
    /** Strict, because a lost separator would melt two objects into one with every key twice. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String KUBE_VERSION = "(?m)^kubeVersion:.*\\R";
    private static final String HOOK = "helm.sh/hook";
    private static final String HIDDEN_HOOK = "hidden.helm.sh/hook";
    private static final Path COPY = copy();

    private Chart() {}

    static LintResult lint() {
        return helm().lint().strict().call();
    }

    static List<Manifest> withDefaults() {
        return parse(command().call());
    }

    static List<Manifest> withEverything() {
        return parse(command()
                .withValuesFile(Tree.path("deploy/helm/carillon/ci/full-values.yaml"))
                .call());
    }

    static List<Manifest> with(Map<String, Object> values) {
        TemplateCommand command = command();
        values.forEach(command::set);
        return parse(command.call());
    }

    static List<Manifest> parse(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml.replace(HIDDEN_HOOK, HOOK))) {
            return documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(Manifest::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateCommand command() {
        return helm().template().withName("carillon").withNamespace("notifications");
    }

    private static Helm helm() {
        return new Helm(COPY);
    }

    /**
     * A copy that Helm as a library renders whole: it takes itself for a Kubernetes older than any {@code kubeVersion}
     * asked for, and leaves out what carries a hook annotation.
     */
    private static Path copy() {
        Path source = Tree.path("deploy/helm/carillon");
        Path target = Tree.path("deploy/target/chart/carillon");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(source.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(
                        to, Files.readString(file).replace(HOOK, HIDDEN_HOOK).replaceAll(KUBE_VERSION, ""));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
