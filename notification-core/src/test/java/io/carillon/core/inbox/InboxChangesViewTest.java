package io.carillon.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.InboxChanged;
import io.carillon.events.InboxChanged.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxChangesViewTest {
    private static final InboxHead HEAD = new InboxHead(9, 5L, Map.of("news", 2L));
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @Test
    void tellsOfEachMessageOnceAtItsLastChange() {
        InboxChangesView view =
                view(10, there(5, Change.CREATED, one), there(6, Change.CREATED, two), there(7, Change.UPDATED, one));

        assertThat(view.data()).extracting(InboxChangesView.Changed::id).containsExactly("6", "7");
        assertThat(view.data())
                .extracting(InboxChangesView.Changed::change)
                .containsExactly(Change.CREATED, Change.CREATED);
        assertThat(view.lastEventId()).isEqualTo("9");
        assertThat(view.unread().total()).isEqualTo(2);
        assertThat(view.more()).isFalse();
    }

    @Test
    void whatIsGoneIsToldOfByItsDeletionOnly() {
        InboxChangesView view = view(10, gone(5, Change.CREATED, one), gone(6, Change.DELETED, one));
        InboxChangesView before = view(10, gone(5, Change.CREATED, one));

        assertThat(view.data()).extracting(InboxChangesView.Changed::change).containsExactly(Change.DELETED);
        assertThat(view.data().getFirst().entry().id()).isEqualTo(one.toString());
        assertThat(before.data()).isEmpty();
    }

    @Test
    void aFullPageSaysWhereToGoOnAndCountsNothing() {
        InboxChangesView view = view(2, there(5, Change.CREATED, one), there(6, Change.UPDATED, one));

        assertThat(view.lastEventId()).isEqualTo("6");
        assertThat(view.unread()).isNull();
        assertThat(view.more()).isTrue();
    }

    @Test
    void knowsWhenItHasForgotten() {
        assertThat(HEAD.knowsAllAfter(4)).isTrue();
        assertThat(HEAD.knowsAllAfter(9)).isTrue();
        assertThat(HEAD.knowsAllAfter(3)).isFalse();
        assertThat(HEAD.knowsAllAfter(10)).isFalse();
        assertThat(new InboxHead(9, null, Map.of()).knowsAllAfter(8)).isFalse();
    }

    private static InboxChangesView view(int limit, InboxChange... changes) {
        return InboxChangesView.of(HEAD, List.of(changes), limit);
    }

    private static InboxChange there(long sequence, Change change, UUID id) {
        return new InboxChange(sequence, change, id, entry(id));
    }

    private static InboxChange gone(long sequence, Change change, UUID id) {
        return new InboxChange(sequence, change, id, null);
    }

    private static InboxChanged.Entry entry(UUID id) {
        return new InboxChanged.Entry(
                id.toString(), "n", "news", "Hello", null, null, null, Map.of(), Instant.EPOCH, null, null, null);
    }
}
