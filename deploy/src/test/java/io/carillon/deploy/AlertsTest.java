package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Pattern METRIC = Pattern.compile("\\bcarillon_[a-z_]+");
    private static final Pattern UNIT = Pattern.compile("_(total|seconds_bucket|seconds_count|seconds)$");
    private static final List<Manifest> RULES = Chart.parse(Tree.read("deploy/observability/alerts.yaml"));

    @Test
    void areValid() {
        assertThat(StrictModels.violations(RULES)).isEmpty();
    }

    @Test
    void eachHasAnEntryInTheRunbookAndTheRunbookHasNoOther() {
        Set<String> entries = Tree.read("docs/runbook.md")
                .lines()
                .filter(line -> line.startsWith("## Carillon"))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());
        assertThat(alerts().map(alert -> alert.path("alert").asText())).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void askOnlyForMetricsThatSomeServiceCounts() {
        String sources = sources();
        assertThat(alerts().flatMap(alert ->
                                METRIC.matcher(alert.path("expr").asText()).results())
                        .map(MatchResult::group)
                        .distinct())
                .isNotEmpty()
                .allMatch(metric -> sources.contains(
                        '"' + UNIT.matcher(metric).replaceFirst("").replace('_', '.') + '"'));
    }

    private static Stream<JsonNode> alerts() {
        return Manifest.elements(RULES.get(0).tree().at("/spec/groups"))
                .flatMap(group -> Manifest.elements(group.path("rules")));
    }

    private static String sources() {
        return Stream.of(Service.values())
                .flatMap(service -> Tree.javaSources(service.module()))
                .collect(Collectors.joining());
    }
}
