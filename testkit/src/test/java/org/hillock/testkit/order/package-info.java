/** Holds the order of the house: which room may name which. */
package org.hillock.testkit.order;
