package jp.kosmo.keycloak.bench.measure;

import java.net.URI;
import jp.kosmo.keycloak.it.harness.KeycloakServer;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.RealmHost;
import jp.kosmo.keycloak.it.harness.StockServer;
import jp.kosmo.keycloak.it.harness.TestBed;

/**
 * One of the two servers that are measured beside each other: the same distribution and settings, each on a PostgreSQL of its own.
 *
 * @param name in tables
 */
public record Server(String name, RealmHost host, KeycloakServer keycloak) {

    /** With the bundle and both unions. */
    public static Server ours() {
        return new Server("ours", TestBed.host(), TestBed.server());
    }

    /** Without the bundle. */
    public static Server stock() {
        return new Server("stock", StockServer.host(), StockServer.server());
    }

    /** Seconds that Keycloak, without its database, has had of the processors since its start. */
    public double cpuSeconds() {
        return CpuTime.seconds(mark());
    }

    /** Bytes of memory that Keycloak has of the machine now. */
    public long residentBytes() {
        return CpuTime.residentBytes(mark());
    }

    /** Bytes of the heap that are in use, with what is not collected yet. */
    public double heapBytes() {
        return Metric.in(keycloak.metrics(), "jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** The id of its process. */
    public long process() {
        return CpuTime.process(mark());
    }

    /** What only its command line has. */
    private String mark() {
        URI address = keycloak.nodes().get(0);
        return "--http-port=" + address.getPort();
    }
}
