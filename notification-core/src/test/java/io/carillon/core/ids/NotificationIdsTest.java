package io.carillon.core.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.tenancy.TenantId;
import io.carillon.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NotificationIdsTest {
    private static final long LAST_MILLIS = (1L << 48) - 1;
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private final MutableClock clock = new MutableClock(NOON);
    private final NotificationIds ids = ids((byte) 1, clock);

    private static NotificationIds ids(byte key, MutableClock clock) {
        byte[] bytes = new byte[32];
        bytes[0] = key;
        return new NotificationIds(Base64.getEncoder().encodeToString(bytes), clock);
    }

    @Property
    void knowsWhatItMintedForWhomeverAndWhenever(
            @ForAll long high, @ForAll long low, @ForAll @LongRange(max = LAST_MILLIS) long millis) {
        TenantId tenant = new TenantId(new UUID(high, low));
        NotificationIds then = ids((byte) 1, new MutableClock(Instant.ofEpochMilli(millis)));
        UUID minted = then.mint(tenant);
        assertThat(ids.isOurs(tenant, minted)).isTrue();
        assertThat(Uuid7.millis(minted)).isEqualTo(millis);
        assertThat(minted.version()).isEqualTo(7);
        assertThat(minted.variant()).isEqualTo(2);
    }

    @Property(tries = 50)
    void disownsAnIdWithAnyOneBitChanged(@ForAll @LongRange(max = LAST_MILLIS) long millis) {
        UUID minted =
                ids((byte) 1, new MutableClock(Instant.ofEpochMilli(millis))).mint(TENANT);
        assertThat(IntStream.range(0, 128).filter(bit -> ids.isOurs(TENANT, flipped(minted, bit))))
                .isEmpty();
    }

    @Test
    void numbersOfABatchHaveIdsOfTheirOwnThatComeBackTheSame() {
        UUID batch = ids.mint(TENANT);
        Set<UUID> numbered = new HashSet<>();
        for (int number = 0; number <= NotificationIds.MAX_NUMBER; number++) {
            numbered.add(ids.numbered(TENANT, batch, number));
        }
        assertThat(numbered).hasSize(NotificationIds.MAX_NUMBER + 1).allMatch(id -> ids.isOurs(TENANT, id));
        clock.advance(Duration.ofHours(1));
        assertThat(ids.numbered(TENANT, batch, 7))
                .isIn(numbered)
                .isNotEqualTo(ids.numbered(TENANT, ids.mint(TENANT), 7));
        assertThatThrownBy(() -> ids.numbered(TENANT, batch, NotificationIds.MAX_NUMBER + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void disownsAnyMadeUpId(@ForAll long high, @ForAll long low) {
        UUID madeUp = new UUID(high & ~0xF000L | 0x7000L, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
        assertThat(ids.isOurs(TENANT, madeUp)).isFalse();
    }

    @Property
    void disownsAnotherTenantsId(@ForAll long high, @ForAll long low) {
        UUID minted = ids.mint(TENANT);
        assertThat(ids.isOurs(new TenantId(new UUID(high, low)), minted)).isFalse();
    }

    @Test
    void disownsAnIdOfAnotherSigningKey() {
        assertThat(ids.isOurs(TENANT, ids((byte) 2, clock).mint(TENANT))).isFalse();
    }

    @Test
    void mintsNoIdTwiceWithinAMillisecond() {
        Set<UUID> minted = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            minted.add(ids.mint(TENANT));
        }
        assertThat(minted).hasSize(10_000);
    }

    @Property
    void idsSortByTime(@ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long later) {
        UUID first = ids.mint(TENANT);
        clock.advance(Duration.ofMillis(later));
        assertThat(ids.mint(TENANT).toString()).isGreaterThan(first.toString());
    }

    @Property
    void derivesTheSameIdForTheSameRecordOnly(@ForAll String identity, @ForAll String other) {
        UUID derived = ids.derive(TENANT, NOON, identity);
        clock.advance(Duration.ofHours(1));
        assertThat(ids.derive(TENANT, NOON, identity)).isEqualTo(derived);
        assertThat(ids.isOurs(TENANT, derived)).isTrue();
        assertThat(Uuid7.millis(derived)).isEqualTo(NOON.toEpochMilli());
        if (!identity.equals(other)) {
            assertThat(ids.derive(TENANT, NOON, other)).isNotEqualTo(derived);
        }
    }

    private static UUID flipped(UUID id, int bit) {
        return bit < 64
                ? new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << bit))
                : new UUID(id.getMostSignificantBits() ^ (1L << (bit - 64)), id.getLeastSignificantBits());
    }
}
