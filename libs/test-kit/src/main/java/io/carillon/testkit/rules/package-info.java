/** The house style as ArchUnit rules; each has a planted offender in this module's tests. */
package io.carillon.testkit.rules;
