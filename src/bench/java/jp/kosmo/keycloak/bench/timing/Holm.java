package jp.kosmo.keycloak.bench.timing;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Probabilities of many tests at once, corrected by Holm's step-down method. */
final class Holm {

    private Holm() {}

    /** In the order given. Comparing each with a limit keeps the chance of any false alarm among them below it. */
    static double[] corrected(double... probabilities) {
        int[] ascending = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[probabilities.length];
        double soFar = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            double raised = (ascending.length - rank) * probabilities[ascending[rank]];
            soFar = Math.max(soFar, Math.min(1, raised));
            corrected[ascending[rank]] = soFar;
        }
        return corrected;
    }
}
