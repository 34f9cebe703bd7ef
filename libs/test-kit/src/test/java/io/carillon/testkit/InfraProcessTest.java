package io.carillon.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraProcessTest {
    @TempDir
    Path elsewhere;

    @Test
    void aDevStackThatIsNotPackagedIsNamed() {
        assertThatThrownBy(() -> InfraProcess.launch(elsewhere, "kafka"))
                .hasMessageContaining("dev-stack.jar is missing");
    }

    @Test
    void aDevStackThatEndsShowsItsLastWords() {
        assertThatThrownBy(() -> InfraProcess.launch(elsewhere.resolve("broken.jar"), "kafka", Duration.ofSeconds(20)))
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("Unable to access jarfile");
    }
}
