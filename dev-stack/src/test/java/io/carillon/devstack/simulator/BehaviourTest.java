package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class BehaviourTest {

    @Test
    void aStatusAloneHoldsForEveryRequest() {
        assertThat(behaviour("{\"status\":429}").failureFor(0.99)).contains(429);
    }

    @Test
    void aRateMakesThatShareFail() {
        Behaviour half = behaviour("{\"failureRate\":0.5}");

        assertThat(half.failureFor(0.4)).contains(500);
        assertThat(half.failureFor(0.6)).isEmpty();
    }

    @Test
    void nothingGivenIsNormal() {
        assertThat(behaviour("{}")).isEqualTo(Behaviour.NORMAL);
        assertThat(Behaviour.NORMAL.failureFor(0)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnowAndValuesOutOfRange() {
        for (String wrong : new String[] {
            "{\"state\":500}",
            "{\"status\":200}",
            "{\"failureRate\":2}",
            "{\"delayMillis\":-1}",
            "{\"resetRate\":0.6,\"hangRate\":0.6}",
            "{\"callbacks\":{\"late\":1}}"
        }) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> behaviour(wrong));
        }
    }

    private static Behaviour behaviour(String json) {
        return Behaviour.parse(new JsonObject(json));
    }
}
