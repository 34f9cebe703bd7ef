package io.carillon.admin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageRequestTest {

    @Test
    void theCursorOfAPageStartsTheNextOne() {
        List<UUID> rows = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        Page<UUID> page = Page.of(PageRequest.of(2, null), rows, UUID::toString);

        assertThat(page.data()).hasSize(2);
        assertThat(PageRequest.of(2, page.nextCursor()).after()).isEqualTo(new UUID(0, 2));
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(PageRequest.of(2, null), List.of("a", "b"), row -> row)
                        .nextCursor())
                .isNull();
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThatThrownBy(() -> PageRequest.of(0, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageRequest.of(201, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesCursorsThatAreNotOurs() {
        assertThatThrownBy(() -> PageRequest.of(1, "%%%")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageRequest.of(1, "bm90LWEtdXVpZA").after()).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageRequest.of(1, "bm90LWEtdXVpZA").beforeNumber())
                .isInstanceOf(ProblemException.class);
    }
}
