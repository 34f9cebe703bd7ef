package io.carillon.devstack.suite;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The parts of the infrastructure that can be asked for with {@code --parts}. */
enum PartName {
    POSTGRES,
    KAFKA,
    REDIS,
    OIDC,
    MAIL,
    SIMULATOR;

    static Set<PartName> parse(String list) {
        Set<PartName> names = EnumSet.noneOf(PartName.class);
        for (String word : list.split(",")) {
            names.add(valueOf(word.trim().toUpperCase(Locale.ROOT)));
        }
        return names;
    }
}
