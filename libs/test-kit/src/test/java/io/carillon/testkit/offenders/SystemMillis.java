package io.carillon.testkit.offenders;

class SystemMillis {
    long moment() {
        return System.currentTimeMillis();
    }
}
