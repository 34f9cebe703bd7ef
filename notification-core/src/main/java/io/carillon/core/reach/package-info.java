/** Whether a delivery may go now: suppressions, preferences and quiet hours decided together, for a whole poll at once. */
package io.carillon.core.reach;
