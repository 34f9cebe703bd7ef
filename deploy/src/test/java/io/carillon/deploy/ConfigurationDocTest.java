package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps docs/configuration.md in step; {@code -Dcarillon.docs.write=true} writes its table of properties anew. */
class ConfigurationDocTest {

    private static final Path PAGE = Tree.path("docs/configuration.md");
    private static final String START = "<!-- properties: written by ConfigurationDocTest -->\n";
    private static final String END = "<!-- end of properties -->\n";

    @Test
    void listsEveryPropertyAsTheCodeHasIt() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(START) + START.length()) + tables() + "\n"
                + page.substring(page.indexOf(END));
        if (Boolean.parseBoolean(System.getProperty("carillon.docs.write"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("run again with -Dcarillon.docs.write=true")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void explainsEveryEnvironmentVariableTheServiceReads(Service service) {
        List<String> rows = Tree.read("docs/configuration.md").lines().toList();
        assertThat(service.environment()).isNotEmpty().allMatch(name -> rows.stream()
                .anyMatch(row -> row.startsWith("| `" + name + "` |") && names(row, service)));
    }

    @Test
    void readsNamesDefaultsAndGroupsOfAMapping() {
        assertThat(ConfigMappings.parse("""
                        @ConfigMapping(prefix = "carillon.example")
                        interface ExampleConfig {
                            /** How long
                             *  to wait. */
                            @WithDefault("3s")
                            Duration longWait();
                            /** Limits. */
                            Limits limits();
                            interface Limits {
                                /** At most. */
                                @WithName("most")
                                int highest();
                            }
                        }
                        """))
                .containsExactly(
                        new ConfigMappings.Property("carillon.example.long-wait", "3s", "How long to wait."),
                        new ConfigMappings.Property("carillon.example.limits.most", "", "At most."));
    }

    private static boolean names(String row, Service service) {
        String readers = row.split("\\|")[2];
        return readers.contains("all") || readers.contains(service.component());
    }

    private static String tables() {
        return modules().map(ConfigurationDocTest::table).collect(Collectors.joining());
    }

    private static Stream<String> modules() {
        return Stream.concat(
                Stream.of(Service.values()).map(Service::module),
                Stream.of(
                        "libs/messaging",
                        "libs/outbound",
                        "libs/postgres",
                        "libs/problem",
                        "libs/tenancy",
                        "libs/tenant-config"));
    }

    private static String table(String module) {
        List<ConfigMappings.Property> properties = ConfigMappings.of(module);
        if (properties.isEmpty()) {
            return "";
        }
        return "\n### " + module + "\n\n| Property | Default | Meaning |\n|---|---|---|\n"
                + properties.stream()
                        .map(property -> "| `%s` | %s | %s |\n"
                                .formatted(property.name(), code(property.standard()), property.words()))
                        .collect(Collectors.joining());
    }

    private static String code(String standard) {
        return standard.isEmpty() ? "" : "`" + standard + "`";
    }
}
