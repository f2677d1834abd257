package jp.kosmo.keycloak.bench.cost;

import java.util.function.Supplier;

/**
 * What members do again and again on both servers. A supplier makes one of it ready, and what it gives is measured.
 *
 * @param name for the table
 * @param times how often in a block, so that a block takes about a second of the processor
 * @param ours on the server with the bundle
 * @param stock the same on the server without it
 */
record Walk(String name, int times, Supplier<Runnable> ours, Supplier<Runnable> stock) {}
