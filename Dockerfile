# syntax=docker/dockerfile:1
FROM node:24.21.0-trixie-slim@sha256:173f125896c3b47ddf056734c7ea789d04595a6a08769a8f78e0df642781fb66 AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
COPY commands ./commands
COPY corpus ./corpus
# Files may come from a checkout that only its owner can read; in the image another user reads them.
ARG COMMIT=
RUN npm run build && chmod -R a+rX dist corpus && mkdir /data
# The encoder's library is the one package that cannot be bundled: of it, what this architecture runs.
RUN common=node_modules/onnxruntime-common native=node_modules/onnxruntime-node \
    && mkdir /native && chmod -R a+rX $common $native \
    && cp -r --parents $common/package.json $common/dist/cjs $native/package.json $native/dist \
      $native/bin/napi-v*/linux/$(node -p process.arch) /native

FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="virtbot" \
      org.opencontainers.image.description="A Discord bot that answers questions over an article, word for word and cited" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}"
# The preview is for the machine that a browser runs on.
ENV NODE_ENV=production CORPUS_DIR=/corpus PREVIEW=off
# One malloc arena that gives memory back: several keep what starting up took.
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=65536
WORKDIR /app
COPY --chmod=444 package.json LICENSE ./
COPY --from=build /native ./
COPY --from=build /src/dist ./dist
COPY --from=build /src/corpus /corpus
# A volume mounted here is the bot's to write to: what DATA_DIR is for.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["/nodejs/bin/node", "/app/dist/healthcheck.js"]
# The share of the container's memory that the heap may take, so that running out is said in the log; and a
# heap kept small: answers leave little garbage, and start-up is the only work that more of it would speed up. Code
# that is compiled half-way takes 3 MB and gains nothing.
CMD ["--max-old-space-size-percentage=60", "--max-semi-space-size=2", "--v8-pool-size=1", "--optimize-for-size", "--no-sparkplug", "/app/dist/cli.js", "start"]
