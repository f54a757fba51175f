/** Holds the way to Python and back: what is written here loads there, what is written there loads here. */
package org.hillock.testkit.parity;
