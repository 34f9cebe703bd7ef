package io.carillon.devstack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteEnvironmentTest {

    private final Map<String, String> values = SuiteEnvironment.of(PortPlan.of("fixed"), false);

    @Test
    void namesEveryAddressAndCredentialOfTheSurface() {
        assertThat(values)
                .containsKeys(
                        "GATEWAY_URL",
                        "CORE_URL",
                        "DISPATCHER_URL",
                        "ADMIN_URL",
                        "REALTIME_URL",
                        "WS_URL",
                        "ISSUER_URL",
                        "TOKEN_URL",
                        "KAFKA_BOOTSTRAP",
                        "POSTGRES_URL",
                        "REDIS_URL",
                        "SMTP_URL",
                        "MAIL_URL",
                        "SIMULATOR_URL",
                        "DEMO_TENANT_ID",
                        "OTHER_TENANT_ID",
                        "DEMO_CLIENT_ID",
                        "DEMO_CLIENT_SECRET",
                        "OTHER_CLIENT_ID",
                        "OTHER_CLIENT_SECRET",
                        "DEMO_READER_CLIENT_ID",
                        "DEMO_READER_CLIENT_SECRET",
                        "PLATFORM_CLIENT_ID",
                        "PLATFORM_CLIENT_SECRET",
                        "PLATFORM_ADMIN",
                        "DEMO_ADMIN",
                        "DEMO_EDITOR",
                        "DEMO_VIEWER",
                        "DEMO_USER",
                        "DEMO_USER2",
                        "OTHER_ADMIN",
                        "OTHER_USER",
                        "DEMO_USER_ID",
                        "DEMO_USER2_ID",
                        "OTHER_USER_ID",
                        "CORE_DB_OWNER_PASSWORD",
                        "CORE_DB_API_PASSWORD",
                        "CORE_DB_PIPELINE_PASSWORD",
                        "ADMIN_DB_OWNER_PASSWORD",
                        "ADMIN_DB_API_PASSWORD",
                        "ADMIN_DB_RELAY_PASSWORD")
                .containsEntry("DEMO_USER_ID", "00000000-0000-4000-8000-0000000000b1")
                .containsEntry("POSTGRES_URL", "postgresql://localhost:15432/carillon");
    }

    @Test
    void givesKeysOfThirtyTwoBytes() {
        String sealing = values.get("SEALING_KEYS").split(":")[1];

        assertThat(Base64.getDecoder().decode(sealing)).hasSize(32);
        assertThat(Base64.getDecoder().decode(values.get("ID_SIGNING_KEY"))).hasSize(32);
    }

    @Test
    void comesBackFromItsFileWithNothingLeftBeside(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/suite.env");
        EnvironmentFile.write(file, values);

        assertThat(EnvironmentFile.read(file)).isEqualTo(values);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
