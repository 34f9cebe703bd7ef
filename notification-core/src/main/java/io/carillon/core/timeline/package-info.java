/** The truthful story of each notification: every decision and event with its reason. */
package io.carillon.core.timeline;
