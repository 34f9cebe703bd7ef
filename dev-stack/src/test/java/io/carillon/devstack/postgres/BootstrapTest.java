package io.carillon.devstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void putsQuotedLiteralsInPlaceOfVariables() {
        String sql = Bootstrap.substitute(
                "\\set x\nCREATE ROLE a PASSWORD :'secret'; SELECT '1'::text", Map.of("secret", "o'x"));

        assertThat(sql).isEqualTo("\nCREATE ROLE a PASSWORD 'o''x'; SELECT '1'::text");
    }

    @Test
    void refusesAVariableItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.substitute(":'other'", Map.of()));
    }
}
