package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointGateTest {
    private final EndpointGate gate = new EndpointGate(2);
    private final List<UniEmitter<? super String>> calls = new ArrayList<>();

    @Test
    void callsOfOneEndpointWaitForEachOtherAndForNobodyElse() {
        for (int i = 0; i < 5; i++) {
            call("slow");
        }
        assertThat(calls).hasSize(2);
        call("fast");
        assertThat(calls).hasSize(3);
    }

    @Test
    void aCallThatEndsLetsTheNextOneIn() {
        UniAssertSubscriber<String> first = call("slow");
        call("slow");
        call("slow");
        calls.getFirst().complete("done");
        first.assertItem("done");
        assertThat(calls).hasSize(3);
        calls.get(1).fail(new IllegalStateException("broken"));
        calls.get(2).complete("done");
        assertThat(gate.busy()).isZero();
    }

    private UniAssertSubscriber<String> call(String endpoint) {
        return gate.pass(endpoint, () -> Uni.createFrom().<String>emitter(calls::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
