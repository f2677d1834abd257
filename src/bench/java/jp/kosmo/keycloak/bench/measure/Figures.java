package jp.kosmo.keycloak.bench.measure;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Quantile;

/** What many measured values come to. */
public final class Figures {

    private final double[] values;

    public Figures(Collection<Double> values) {
        this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    public double median() {
        return at(0.5);
    }

    /** The value that this share of them is not above, from 0 to 1. */
    public double at(double share) {
        return Quantile.withDefaults().evaluate(values, share);
    }
}
