/** A CSV file of recipients: read as it arrives, row by row, never held as a whole; its wrong rows as a file again. */
package io.carillon.core.bulk;
