package jp.kosmo.keycloak.it.harness;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * A load balancer that knows no sessions: it gives each request to the next node, with the host name the client used. It ends
 * with this JVM.
 */
final class RoundRobin extends ProxyHandler {

    private static final String LOOPBACK = "127.0.0.1";

    private final AtomicInteger count = new AtomicInteger();
    private final int[] nodes;

    /**
     * @param port where it listens
     * @param nodes ports of the nodes
     */
    RoundRobin(int port, int... nodes) {
        this.nodes = nodes.clone();
        var server = new Server(port);
        server.setHandler(this);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen at " + port, e);
        }
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        int node = nodes[Math.floorMod(count.getAndIncrement(), nodes.length)];
        return HttpURI.build(request.getHttpURI()).scheme("http").host(LOOPBACK).port(node);
    }

    @Override
    protected void copyRequestHeaders(Request fromClient, org.eclipse.jetty.client.Request toNode) {
        super.copyRequestHeaders(fromClient, toNode);
        toNode.headers(
                headers -> headers.put(HttpHeader.HOST, fromClient.getHeaders().get(HttpHeader.HOST)));
    }
}
