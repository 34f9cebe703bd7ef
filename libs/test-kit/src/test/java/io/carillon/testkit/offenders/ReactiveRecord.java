package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;

record ReactiveRecord(Uni<String> later) {}
