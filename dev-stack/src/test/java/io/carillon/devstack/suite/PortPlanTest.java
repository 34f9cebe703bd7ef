package io.carillon.devstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void keepsThePublishedPortsUnlessToldOtherwise() {
        PortPlan ports = PortPlan.of("fixed");

        assertThat(ports.port("gateway")).isEqualTo(8080);
        assertThat(ports.port("postgres")).isEqualTo(15432);
        assertThat(ports.port("kafka")).isEqualTo(19092);
        assertThat(ports.port("redis")).isEqualTo(16379);
        assertThat(ports.port("oidc")).isEqualTo(18080);
        assertThat(ports.port("smtp")).isEqualTo(10025);
        assertThat(ports.port("mail")).isEqualTo(18025);
        assertThat(ports.port("simulator")).isEqualTo(18090);
    }

    @Test
    void replacesPortsByName() {
        PortPlan ports = PortPlan.of("gateway=9090,redis=6380");

        assertThat(ports.http("gateway")).isEqualTo("http://localhost:9090");
        assertThat(ports.port("redis")).isEqualTo(6380);
        assertThat(ports.port("core")).isEqualTo(8081);
    }

    @Test
    void givesEveryListenerARandomPortOfItsOwnBelowTheOutgoingRange() {
        PortPlan ports = PortPlan.of("random");

        assertThat(ports.ports().values()).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void refusesUnknownNamesAndPortsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> PortPlan.of("mailbox=1"));
        assertThatIllegalArgumentException().isThrownBy(() -> PortPlan.of("redis=high"));
    }
}
