package io.carillon.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** V10 turns what was written before into its new shape, on tables of this test's own that shadow the real ones. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class TemplateBodiesMigrationComponentTest {
    private static final List<String> TABLES = List.of("notification_templates", "template_versions");

    @Test
    void requiredVariablesBecomeASchemaThoughNobodySeesTheRows() throws IOException {
        try (Database owner = Database.asOwner()) {
            for (String table : TABLES) {
                owner.change("CREATE TEMP TABLE %s (id int, required_variables text[] NOT NULL)".formatted(table));
                owner.change("INSERT INTO %s VALUES (1, '{name,order}'), (2, '{}')".formatted(table));
                owner.change("ALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(table));
                owner.change("ALTER TABLE %s FORCE ROW LEVEL SECURITY".formatted(table));
                assertThat(owner.count(table)).isZero();
            }

            statements().forEach(owner::change);

            for (String table : TABLES) {
                owner.change("ALTER TABLE %s DISABLE ROW LEVEL SECURITY".formatted(table));
                assertThat(owner.rows("SELECT variables::text FROM %s ORDER BY id".formatted(table)))
                        .containsExactly("{\"type\": \"object\", \"required\": [\"name\", \"order\"]}", null);
                assertThat(owner.rows(
                                "SELECT DISTINCT strict::text || partials::text || escalation::text FROM " + table))
                        .containsExactly("false{}[]");
            }
        }
    }

    /** What V10 does to tables that were there. */
    private static List<String> statements() throws IOException {
        try (InputStream file = TemplateBodiesMigrationComponentTest.class.getResourceAsStream(
                "/db/migration/V10__template_bodies.sql")) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String changes = sql.substring(0, sql.indexOf("CREATE TABLE layouts"));
            return List.of(changes.replaceAll("--[^\n]*", "").split(";")).stream()
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
