/** Templates tried out: rendered as core renders them, shown to their author or sent to somebody who wants to see. */
package io.carillon.admin.preview;
