Feature: Calls that meet have an order

  A reset takes the lock of the device, a change of state the lock of the migration
  driver. Where both meet, the driver finishes what it is at and is reset then.

  @clause:core-reset-serial
  Rule: A reset that comes in during a change of state comes after it

    Scenario Outline: "<device>" is reset after operation <operation> on the way to <state>
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM has moved "<device>" to <from>
      When the VMM moves "<device>" to <state> and a reset comes in after operation <operation> of that
      Then the reset has succeeded before the change had ended
      And "<device>" is running
      And the VMM finds pending_bytes of "<device>" at 0

      Examples:
        | device | from          | state         | operation |
        | zip0   | running       | stop-and-copy | 1         |
        | zip0   | running       | stop-and-copy | 2         |
        | zip0   | pre-copy      | stop-and-copy | 1         |
        | zip0   | running       | resuming      | 1         |
        | nic0   | running       | stop-and-copy | 1         |
        | nic0   | running       | stop-and-copy | 2         |
        | nic0   | running       | stop-and-copy | 3         |
        | nic0   | stop-and-copy | running       | 1         |
        | nic0   | running       | resuming      | 1         |
        | nic0   | running       | stopped       | 1         |

  @clause:core-irq-resuming
  Rule: Interrupts can be set up while a device is resuming

    Scenario Outline: The vectors of "<device>" are set up before its state is there
      Given a saved guest with device "<device>"
      And the VMM has begun to resume "<device>"
      When the VMM sets up an interrupt of "<device>" and its command register
      Then both have been accepted

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
