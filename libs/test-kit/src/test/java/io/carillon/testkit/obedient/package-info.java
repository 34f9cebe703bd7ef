/** Code in the house style, to prove that the rules let it pass. */
package io.carillon.testkit.obedient;
