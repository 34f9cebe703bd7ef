package io.carillon.admin.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class SeedAtStartTest {
    private final AtomicInteger ended = new AtomicInteger();
    private Uni<Void> outcome = Uni.createFrom().voidItem();

    @Test
    void aServiceIsReadyOnceItHasSeededAndGoesOn() {
        SeedAtStart seed = new SeedAtStart(new Config(true, false), () -> outcome, ended::incrementAndGet);
        assertThat(seed.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        seed.trySeeding().await().indefinitely();

        assertThat(seed.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(seed.test(null)).isTrue();
        assertThat(ended).hasValue(0);
    }

    @Test
    void aJobEndsWhenItHasSeededAndNotBefore() {
        SeedAtStart seed = new SeedAtStart(new Config(true, true), () -> outcome, ended::incrementAndGet);
        outcome = Uni.createFrom().failure(new IllegalStateException("the database is away"));
        assertThat(seed.trySeeding().onFailure().recoverWithNull().await().indefinitely())
                .isNull();
        assertThat(seed.test(null)).as("it tries again").isFalse();
        assertThat(ended).hasValue(0);

        outcome = Uni.createFrom().voidItem();
        seed.trySeeding().await().indefinitely();

        assertThat(ended).hasValue(1);
    }

    @Test
    void withoutDemoDataNothingIsTried() {
        SeedAtStart seed = new SeedAtStart(new Config(false, false), () -> outcome, ended::incrementAndGet);

        assertThat(seed.test(null)).isTrue();
        assertThat(seed.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private record Config(boolean demo, boolean exit) implements SeedConfig {
        @Override
        public URI simulatorUrl() {
            return URI.create("http://localhost:18090");
        }

        @Override
        public URI smtpUrl() {
            return URI.create("smtp://localhost:10025");
        }
    }
}
