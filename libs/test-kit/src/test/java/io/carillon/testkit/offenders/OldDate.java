package io.carillon.testkit.offenders;

import java.util.Date;

class OldDate {
    Date moment() {
        return new Date();
    }
}
