package io.carillon.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdTest {

    @Test
    void differsFromRequestToRequest() {
        assertThat(RequestId.fresh()).hasSize(32).isNotEqualTo(RequestId.fresh());
    }
}
