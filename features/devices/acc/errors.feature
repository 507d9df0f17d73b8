Feature: Errors of a chip belong to its PF

  A chip meets errors for all of its functions. The PF shows them, interrupts its
  driver, and may close the bus; VFs and their guests see only the consequences.

  @clause:acc-error-vector @clause:acc-error-cleared
  Rule: An error that is let through interrupts, and one that needs no reset is cleared

    Scenario Outline: <error> is heard and cleared
      Given a running guest with device "zip0"
      When the queue manager of "zip0" reports <error>
      Then between "zip0" and its PF there was, in order:
        | zip      | interrupts by 3               |
        | hisi_zip | reads QM_ABNORMAL_INT_STATUS  |
        | hisi_zip | writes QM_ABNORMAL_INT_SOURCE |
      And the PF of "zip0" shows no error

      Examples:
        | error                 |
        | ECC_SINGLE_BIT        |
        | DOORBELL_RANDOM_VALUE |

    @clause:acc-error-engine
    Scenario Outline: An error that the <engine> engine corrects is heard and cleared
      Given a running guest with device "<device>"
      When the engine of "<device>" reports an error that it has corrected
      Then between "<device>" and its PF there was, in order:
        | <pf>     | interrupts by 3   |
        | <driver> | reads <status>    |
        | <driver> | writes <source>   |
      And the PF of "<device>" shows no error

      Examples:
        | engine | device | pf   | driver    | status              | source              |
        | ZIP    | zip0   | zip  | hisi_zip  | ZIP_CORE_INT_STATUS | ZIP_CORE_INT_SOURCE |
        | SEC    | sec0   | sec  | hisi_sec2 | SEC_CORE_INT_STATUS | SEC_CORE_INT_SOURCE |
        | HPRE   | hpre0  | hpre | hisi_hpre | HPRE_INT_STATUS     | HPRE_HAC_INT_SOURCE |

  @clause:acc-error-masked
  Rule: A masked error interrupts nobody

    Scenario: A doorbell for a foreign queue is no affair of the driver
      Given a running guest with device "zip0"
      When the guest rings a queue of "zip0" that is not its own
      Then nobody did "interrupts by 3" to "zip0" or its PF
      And the PF of "zip0" shows SQ_WITH_INVALID_FUNCTION

  @clause:acc-error-kept
  Rule: An error that needs a reset stays until the reset

    Scenario: The driver does not clear it
      Given a running guest with device "zip0"
      When the queue manager of "zip0" reports TASK_EXECUTION_TIMEOUT
      Then nobody did "writes QM_ABNORMAL_INT_SOURCE" to "zip0" or its PF
      And the driver of the PF of "zip0" waits for a reset

  @clause:acc-error-bus
  Rule: Such an error closes the bus for all functions

    Scenario: A busy VF falls silent
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      When the queue manager of "zip0" reports ECC_MULTI_BIT
      Then "zip0" starts no DMA from then on

    @clause:acc-error-reset
    Scenario: The reset of the chip opens it again
      Given a running guest with device "zip0"
      And the queue manager of "zip0" has reported ECC_MULTI_BIT
      When the driver of the PF resets the chip of "zip0"
      Then it has succeeded
      And the PF of "zip0" shows no error
      And the guest can use "zip0"

  @clause:acc-busy-transient
  Rule: A stop waits for an error that goes away

    Scenario: The PF's driver clears the error while the migration driver polls
      Given a running guest with device "zip0"
      And the queue manager of "zip0" has reported ECC_SINGLE_BIT
      When the VMM moves "zip0" to stop-and-copy
      Then the migration driver of "zip0" does "reads QM_ABNORMAL_INT_STATUS" 2 times

  @clause:acc-trouble-completion
  Rule: A completion queue that is full is told by the asynchronous event queue

    Scenario: Two queues complete into one ring and nobody takes the completions
      Given a running guest with device "zip0"
      And queue 1 of "zip0" completes into the ring of queue 0
      When the guest gives "zip0" 12 jobs at once
      Then between "zip0" and its PF there was, in order:
        | zip0 | interrupts by 1 |
