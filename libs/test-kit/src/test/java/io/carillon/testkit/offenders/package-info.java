/** Code that breaks the house rules, one class for each way, to prove that the rules bite. */
package io.carillon.testkit.offenders;
