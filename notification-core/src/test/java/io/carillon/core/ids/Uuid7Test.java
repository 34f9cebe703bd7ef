package io.carillon.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class Uuid7Test {
    private static final long LAST_MILLIS = (1L << 48) - 2;

    @Property
    void aNamesIdIsTheSameEveryTimeAndInTheParentsMillisecond(
            @ForAll @LongRange(max = LAST_MILLIS) long millis, @ForAll long low, @ForAll String name) {
        UUID parent = id(millis, low);
        UUID beside = Uuid7.beside(parent, name);
        assertThat(Uuid7.beside(parent, name)).isEqualTo(beside);
        assertThat(Uuid7.millis(beside)).isEqualTo(millis);
        assertThat(beside.version()).isEqualTo(7);
        assertThat(beside.variant()).isEqualTo(2);
    }

    @Property
    void otherNamesAndOtherParentsHaveOtherIds(@ForAll long low, @ForAll String name) {
        UUID parent = id(1_000, low);
        UUID neighbour = new UUID(parent.getMostSignificantBits(), parent.getLeastSignificantBits() ^ 1);
        assertThat(Uuid7.beside(parent, name))
                .isNotEqualTo(Uuid7.beside(parent, name + "x"))
                .isNotEqualTo(Uuid7.beside(neighbour, name));
    }

    /** PostgreSQL compares ids byte by byte, as their texts do. */
    @Property
    void floorAndCeilingEncloseTheMillisecondAndNothingElse(
            @ForAll @LongRange(min = 1, max = LAST_MILLIS) long millis, @ForAll long low) {
        String floor = Uuid7.floor(id(millis, low)).toString();
        String ceiling = Uuid7.ceiling(id(millis, low)).toString();
        assertThat(id(millis, 0).toString()).isBetween(floor, ceiling).isLessThan(ceiling);
        assertThat(new UUID(millis << 16 | 0x7FFF, -1L).toString())
                .isGreaterThan(floor)
                .isLessThan(ceiling);
        assertThat(new UUID((millis - 1) << 16 | 0xFFFF, -1L).toString()).isLessThan(floor);
        assertThat(new UUID((millis + 1) << 16, 0).toString()).isEqualTo(ceiling);
    }

    private static UUID id(long millis, long low) {
        return new UUID(millis << 16 | 0x7000L | (low & 0xFFF), low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
