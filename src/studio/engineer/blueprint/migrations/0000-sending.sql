-- How the delivery of each message went: how often it failed, why the last time, and when it is tried again.
ALTER TABLE "_message" ADD COLUMN "failure" TEXT;
ALTER TABLE "_message" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "_message" ADD COLUMN "retryAt" TEXT;
