package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native", "dev-stack"})
    void runsAsNobodyInParticularWithoutAShell(String kind) {
        List<String> lines = lines(kind).toList();
        assertThat(lines).contains("USER 10001:10001");
        assertThat(lines.get(lines.size() - 1)).startsWith("ENTRYPOINT [\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native", "dev-stack"})
    void copiesOnlyWhatModulesBuildAndWhatLiesHere(String kind) {
        List<String> copied = lines(kind)
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.replaceFirst("^COPY (--\\S+ )*", "").split(" ")[0])
                .toList();
        assertThat(copied)
                .isNotEmpty()
                .allMatch(path -> path.contains("/target/") || Files.isRegularFile(Tree.path(path)));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceIsAModuleOfTheTree(Service service) {
        assertThat(Tree.path(service.module()).resolve("pom.xml")).isRegularFile();
        assertThat(Tree.read("pom.xml")).contains("<module>" + service.module() + "</module>");
    }

    @Test
    void theJvmImageHoldsTheWholeQuarkusLayout() {
        assertThat(Tree.read("deploy/containers/Containerfile.jvm"))
                .contains("quarkus-app/lib/", "quarkus-app/*.jar", "quarkus-app/quarkus/", "quarkus-app/app/");
    }

    private static Stream<String> lines(String kind) {
        return Tree.read("deploy/containers/Containerfile." + kind).lines().filter(line -> !line.isBlank());
    }
}
